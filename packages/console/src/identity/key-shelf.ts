// The browser's own database for signing keys: one store, one entry per person.

import type { KeptKey, KeyShelf } from './signing-key.ts';

const DATABASE = 'amanah-keys';
const STORE = 'keys';

/** The shelf in IndexedDB. A key object that cannot be read out is kept as it is. */
export function browserKeyShelf(): KeyShelf {
  return {
    get: (name) => inStore('readonly', (store) => store.get(name) as IDBRequest<KeptKey | undefined>),
    put: async (name, key) => {
      await inStore('readwrite', (store) => store.put(key, name));
    },
  };
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(failed(transaction.error));
      transaction.onabort = () => reject(failed(transaction.error));
    });
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(failed(request.error));
  });
}

function failed(cause: DOMException | null): Error {
  return new Error('This browser cannot keep a signing key.', { cause });
}
