package dev.replinode.domain.publish;

/**
 * A script of a folder.
 *
 * @param manifestFile where its manifest is, as people name it in messages
 * @param scriptFile where its text is
 * @param manifest what both hold
 */
public record FolderScript(String manifestFile, String scriptFile, Manifest manifest) {}
