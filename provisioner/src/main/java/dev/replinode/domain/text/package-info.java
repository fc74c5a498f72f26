/** Words for people: near matches of a mistyped name, and names made safe to print. */
package dev.replinode.domain.text;
