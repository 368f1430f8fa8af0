// What the page with parts is made of.

/** Each part in a section of its own, under its name. */
export function addSections(parts, context) {
  for (const [name, part] of Object.entries(parts)) {
    const section = document.createElement('section');
    section.id = name;
    const title = document.createElement('h2');
    title.textContent = name[0].toUpperCase() + name.slice(1);
    section.append(title, part(context));
    document.querySelector('main').append(section);
  }
}
