/** What checks find before anything is made. */
package dev.replinode.domain.finding;
