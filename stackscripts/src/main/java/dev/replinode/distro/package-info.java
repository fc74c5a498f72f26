/** Programs of the Linux distribution, fetched and unpacked without root and without installing. */
package dev.replinode.distro;
