export { ThemesPanel } from './themes-panel.tsx';
