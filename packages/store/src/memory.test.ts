import { MemoryDisk, openMemory } from './memory.ts';
import { storeContract } from './store.contract.ts';

storeContract('memory', async () => {
  const disk = new MemoryDisk();
  return { store: openMemory(disk), reopen: async () => openMemory(disk), openSecond: async () => openMemory(disk) };
});
