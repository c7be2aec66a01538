import { en, type MessageKey } from './en.ts';
import type { Message } from './message.ts';

export const ar: Readonly<Record<MessageKey, Message>> = en;
