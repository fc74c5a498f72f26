/** What a CDN does when the origin fails: its rules, their mistakes, and the rules acted out. */
package dev.replinode.domain.failover;
