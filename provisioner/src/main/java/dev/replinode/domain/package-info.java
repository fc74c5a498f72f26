/** What every part of the domain shares: the one exception, secrets, near matches. */
package dev.replinode.domain;
