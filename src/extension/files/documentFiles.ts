import * as vscode from 'vscode';
import type { LoadedFile } from '../../core/comparison/loadedFile';
import type { FileSource, FoundFile } from '../../core/comparison/loadFiles';
import { message } from '../../core/messages/message';
import { resolvePath } from './paths';
import { type ResultDocuments, resultFileAt } from './resultDocuments';
import { workspaceFiles } from './workspaceFiles';

/** The files a comparison names, by what VS Code can reach from where it is. */
export class DocumentFiles implements FileSource {
  constructor(
    private readonly results: ResultDocuments,
    private readonly document: vscode.Uri,
  ) {}

  async find(name: string): ReturnType<FileSource['find']> {
    const uri = resolvePath(this.document, name);
    if (uri === undefined) return { failure: message('comparison.file-elsewhere') };
    try {
      const place = (await resultFileAt(uri)).toString();
      const stamp = await workspaceFiles.stat(place);
      if (stamp === undefined) return { failure: message('extension.file-not-found') };
      return { place, realPlace: await workspaceFiles.realPath(place), size: stamp.size };
    } catch (error) {
      return { failure: workspaceFiles.reasonOf(error) };
    }
  }

  load({ place }: FoundFile, name: string): Promise<LoadedFile> {
    return this.results.load(vscode.Uri.parse(place, true), name);
  }
}
