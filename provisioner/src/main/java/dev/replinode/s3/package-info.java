/** Object Storage spoken to over the AWS SDK; its types stop here. */
package dev.replinode.s3;
