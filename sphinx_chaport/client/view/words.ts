/** The widget's own words in each language that it speaks; a missing one does not compile. */

export interface Words {
  simulated: string;
  note: string;
  team: string;
  online: string;
  offline: string;
  onlineWelcome: string;
  offlineWelcome: string;
  open: string;
  close: string;
  dismiss: string;
  messages: string;
  write: string;
  send: string;
  sending: string;
  unread: string;
  read: string;
  typing: string;
  invitation: string;
  newMessage: string;
  unreadMessages: string;
}

type Language = 'en' | 'ru' | 'de' | 'es' | 'fr';

const WORDS: Record<Language, Words> = {
  en: {
    simulated: 'Simulated',
    note: 'This chat is simulated. Nothing is sent.',
    team: 'Our team',
    online: 'Online',
    offline: 'Offline',
    onlineWelcome: 'Hello. How can we help?',
    offlineWelcome: 'Leave a message, and we will get back to you.',
    open: 'Open chat',
    close: 'Close chat',
    dismiss: 'Dismiss',
    messages: 'Messages',
    write: 'Write a message',
    send: 'Send',
    sending: 'Sending',
    unread: 'Unread',
    read: 'Read',
    typing: 'Writing an answer',
    invitation: 'Invitation to chat',
    newMessage: 'New message',
    unreadMessages: 'Unread messages',
  },
  ru: {
    simulated: 'Имитация',
    note: 'Это имитация чата. Ничего не отправляется.',
    team: 'Наша команда',
    online: 'На связи',
    offline: 'Не на связи',
    onlineWelcome: 'Здравствуйте. Чем можем помочь?',
    offlineWelcome: 'Оставьте сообщение, и мы ответим вам.',
    open: 'Открыть чат',
    close: 'Закрыть чат',
    dismiss: 'Скрыть',
    messages: 'Сообщения',
    write: 'Напишите сообщение',
    send: 'Отправить',
    sending: 'Отправляется',
    unread: 'Не прочитано',
    read: 'Прочитано',
    typing: 'Пишет ответ',
    invitation: 'Приглашение в чат',
    newMessage: 'Новое сообщение',
    unreadMessages: 'Непрочитанные сообщения',
  },
  de: {
    simulated: 'Simuliert',
    note: 'Dieser Chat ist simuliert. Nichts wird gesendet.',
    team: 'Unser Team',
    online: 'Online',
    offline: 'Offline',
    onlineWelcome: 'Hallo. Wie können wir helfen?',
    offlineWelcome: 'Schreiben Sie uns, wir melden uns bei Ihnen.',
    open: 'Chat öffnen',
    close: 'Chat schließen',
    dismiss: 'Ausblenden',
    messages: 'Nachrichten',
    write: 'Nachricht schreiben',
    send: 'Senden',
    sending: 'Wird gesendet',
    unread: 'Ungelesen',
    read: 'Gelesen',
    typing: 'Schreibt eine Antwort',
    invitation: 'Einladung zum Chat',
    newMessage: 'Neue Nachricht',
    unreadMessages: 'Ungelesene Nachrichten',
  },
  es: {
    simulated: 'Simulado',
    note: 'Este chat es simulado. No se envía nada.',
    team: 'Nuestro equipo',
    online: 'En línea',
    offline: 'Fuera de línea',
    onlineWelcome: 'Hola. ¿En qué podemos ayudarle?',
    offlineWelcome: 'Deje un mensaje y le responderemos.',
    open: 'Abrir el chat',
    close: 'Cerrar el chat',
    dismiss: 'Ocultar',
    messages: 'Mensajes',
    write: 'Escriba un mensaje',
    send: 'Enviar',
    sending: 'Enviando',
    unread: 'No leído',
    read: 'Leído',
    typing: 'Escribiendo una respuesta',
    invitation: 'Invitación al chat',
    newMessage: 'Mensaje nuevo',
    unreadMessages: 'Mensajes no leídos',
  },
  fr: {
    simulated: 'Simulé',
    note: 'Ce chat est simulé. Rien n’est envoyé.',
    team: 'Notre équipe',
    online: 'En ligne',
    offline: 'Hors ligne',
    onlineWelcome: 'Bonjour. Comment pouvons-nous vous aider ?',
    offlineWelcome: 'Laissez un message, nous vous répondrons.',
    open: 'Ouvrir le chat',
    close: 'Fermer le chat',
    dismiss: 'Masquer',
    messages: 'Messages',
    write: 'Écrire un message',
    send: 'Envoyer',
    sending: 'Envoi en cours',
    unread: 'Non lu',
    read: 'Lu',
    typing: 'Écrit une réponse',
    invitation: 'Invitation à discuter',
    newMessage: 'Nouveau message',
    unreadMessages: 'Messages non lus',
  },
};

/** English stands in where the view lacks a language (contract 10.24). */
export function wordsOf(language: string): Words {
  return Object.hasOwn(WORDS, language) ? WORDS[language as Language] : WORDS.en;
}
