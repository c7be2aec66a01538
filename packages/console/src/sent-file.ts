// A file as a request carries it: its name, and its bytes in base 64.

export interface SentFile {
  readonly name: string;
  readonly base64: string;
}

/** Reads a file that was chosen on this device. Throws where it is there no longer. */
export async function sentFile(file: File): Promise<SentFile> {
  const url = await new Promise<string>((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(new Error('the file cannot be read', { cause: reader.error }));
    reader.readAsDataURL(file);
  });
  return { name: file.name, base64: url.slice(url.indexOf(',') + 1) };
}
