/** One class beside s3proxy's own, to reach its handler. */
package org.gaul.s3proxy;
