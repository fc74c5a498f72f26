/** Linting files and folders: scripts, manifests, and what other linters add. */
package dev.replinode.domain.lint;
