/** The domain's ports over the generated Linode API client; generated types stop here. */
package dev.replinode.linode;
