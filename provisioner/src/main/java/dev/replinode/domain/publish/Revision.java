package dev.replinode.domain.publish;

/**
 * Where a folder stands in its version control.
 *
 * @param commit the id of the commit, abbreviated to 12 digits
 * @param isClean whether the folder equals that commit
 */
public record Revision(String commit, boolean isClean) {}
