/** The widget's own words; one that lacks a language does not compile. */

const LANGUAGES = ['en', 'ru', 'de', 'es', 'fr'];

type Translated = readonly [en: string, ru: string, de: string, es: string, fr: string];

const WORDS = {
  simulated: ['Simulated', 'Имитация', 'Simuliert', 'Simulado', 'Simulé'],
  note: [
    'This chat is simulated. Nothing is sent.',
    'Это имитация чата. Ничего не отправляется.',
    'Dieser Chat ist simuliert. Nichts wird gesendet.',
    'Este chat es simulado. No se envía nada.',
    'Ce chat est simulé. Rien n’est envoyé.',
  ],
  team: ['Our team', 'Наша команда', 'Unser Team', 'Nuestro equipo', 'Notre équipe'],
  online: ['Online', 'На связи', 'Online', 'En línea', 'En ligne'],
  offline: ['Offline', 'Не на связи', 'Offline', 'Fuera de línea', 'Hors ligne'],
  onlineWelcome: [
    'How can we help?',
    'Чем мы можем помочь?',
    'Wie können wir helfen?',
    '¿En qué podemos ayudarle?',
    'Comment pouvons-nous vous aider ?',
  ],
  offlineWelcome: [
    'Leave us a message.',
    'Оставьте нам сообщение.',
    'Schreiben Sie uns eine Nachricht.',
    'Déjenos un mensaje.',
    'Laissez-nous un message.',
  ],
  open: ['Open chat', 'Открыть чат', 'Chat öffnen', 'Abrir el chat', 'Ouvrir le chat'],
  close: ['Close chat', 'Закрыть чат', 'Chat schließen', 'Cerrar el chat', 'Fermer le chat'],
  dismiss: ['Dismiss', 'Скрыть', 'Ausblenden', 'Ocultar', 'Masquer'],
  messages: ['Messages', 'Сообщения', 'Nachrichten', 'Mensajes', 'Messages'],
  write: [
    'Write a message',
    'Напишите сообщение',
    'Nachricht schreiben',
    'Escriba un mensaje',
    'Écrire un message',
  ],
  send: ['Send', 'Отправить', 'Senden', 'Enviar', 'Envoyer'],
  sending: ['Sending', 'Отправляется', 'Wird gesendet', 'Enviando', 'Envoi en cours'],
  unread: ['Unread', 'Не прочитано', 'Ungelesen', 'No leído', 'Non lu'],
  read: ['Read', 'Прочитано', 'Gelesen', 'Leído', 'Lu'],
  typing: [
    'Writing an answer',
    'Пишет ответ',
    'Schreibt eine Antwort',
    'Escribiendo una respuesta',
    'Écrit une réponse',
  ],
  invitation: [
    'Invitation to chat',
    'Приглашение в чат',
    'Einladung zum Chat',
    'Invitación al chat',
    'Invitation à discuter',
  ],
  newMessage: [
    'New message',
    'Новое сообщение',
    'Neue Nachricht',
    'Mensaje nuevo',
    'Nouveau message',
  ],
} satisfies Record<string, Translated>;

export type Words = { readonly [W in keyof typeof WORDS]: string };

/** English stands in where the view lacks a language (contract 10.24). */
export function wordsOf(language: string): Words {
  const column = Math.max(0, LANGUAGES.indexOf(language));
  const entries = Object.entries(WORDS).map(([name, words]) => [name, words[column]]);
  return Object.fromEntries(entries) as Words;
}
