package dev.replinode.stackscript.lint;

/**
 * What a linter looks for.
 *
 * @param id stable: people name it in their scripts to ignore it
 * @param severity of its findings
 * @param isRefused whether the platform surely refuses to save such a script
 * @param summary one sentence
 */
public record Rule(String id, Severity severity, boolean isRefused, String summary) {}
