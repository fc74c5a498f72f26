/** The account: everything that the API can change, in one consistent store. */
package dev.replinode.sandbox.state;
