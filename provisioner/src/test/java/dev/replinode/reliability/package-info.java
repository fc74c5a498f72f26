/**
 * Whole commands against a small Linode over real HTTP that fails at every request in every way,
 * and against their own death at any moment.
 */
package dev.replinode.reliability;
