/**
 * Finds mistakes in StackScripts before they are published; needs no network. {@link
 * dev.replinode.stackscript.lint.ScriptLint} is the way in; {@link
 * dev.replinode.stackscript.lint.Ignores} serves other linters' findings as well.
 */
package dev.replinode.stackscript.lint;
