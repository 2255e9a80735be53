/** Said where a folder is wanted and a file stands. */
export const NOT_A_FOLDER = 'a file stands where a folder should be';

const REASONS: Record<string, string> = {
  EACCES: 'that is not allowed to you',
  EPERM: 'that is not allowed to you',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: NOT_A_FOLDER,
  EEXIST: NOT_A_FOLDER,
};

/** Why the disk refused to write a file or a folder, as a clause; undefined for other errors. */
export function diskReason(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
}
