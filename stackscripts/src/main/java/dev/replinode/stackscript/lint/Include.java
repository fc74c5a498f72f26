package dev.replinode.stackscript.lint;

/**
 * A place where a script has another StackScript put in: {@code <ssinclude StackScriptID="1">}.
 *
 * @param id of the other StackScript
 * @param line of the place, from 1
 * @param column of the place in UTF-16 units, from 1
 * @param length of the whole tag
 */
public record Include(long id, int line, int column, int length) {}
