export { addChatPage } from './chat-page.routes.ts';
export { errorPage } from './pages/index.ts';
export { addResidentApi, allowOtherSites } from './resident-api.routes.ts';
export { serveResidents } from './resident.socket.ts';
export { continueSession } from './session.ts';
export { addSite } from './site.routes.ts';
export { addTrouble } from './trouble.routes.ts';
export { addWhy } from './why.routes.ts';
export { webWording } from './wording.ts';
