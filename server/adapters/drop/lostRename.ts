/** A rename was asked for and not answered: it may have been done. */
export class LostRename extends Error {
  override readonly name = 'LostRename';
  declare readonly cause: Error;
}

/**
 * Waits for the answer to a rename.
 *
 * @param isAnswer whether an error is the far end's answer
 * @throws LostRename where there is none
 */
export async function renamed(
  asked: Promise<unknown>,
  isAnswer: (error: unknown) => boolean,
): Promise<void> {
  try {
    await asked;
  } catch (error) {
    throw isAnswer(error) ? error : new LostRename('no answer to the rename', { cause: error });
  }
}
