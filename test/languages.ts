import { loadLanguage } from '../src/core/messages/catalogue';

// For tests that say sentences: both languages are there before the first of them.
await Promise.all([loadLanguage('en'), loadLanguage('ru')]);
