import { describeJournalContract } from '@tocsin/testkit/contract/journal.contract';
import { openMemoryJournal } from './memory-journal.ts';

describeJournalContract('memory', async () => openMemoryJournal());
