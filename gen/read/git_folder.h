/* SPDX-License-Identifier: MIT */
/*
 * What libgit2 may open of a repository, looked at before: it opens whatever has
 * the right name, and would wait for ever at a pipe, or read a terminal.
 *
 * That is the git folder's own files, info, refs and objects, and the same of the
 * folder that a worktree shares and of the repositories whose objects are borrowed.
 * Not looked at, for they can be anywhere: what the configuration includes, and where
 * a symbolic reference leads out of refs. Nor is this for a repository that changes
 * meanwhile.
 */
#ifndef FEATMAP_GIT_FOLDER_H
#define FEATMAP_GIT_FOLDER_H

#include "diag.h"

/*
 * False, with the error reported, if the repository FOLDER (or its .git) has a pipe or
 * a device where a file could be. One that is no repository is good.
 */
bool git_folder_check(const char *folder, struct diag *diag);

#endif
