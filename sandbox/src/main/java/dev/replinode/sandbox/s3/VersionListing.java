package dev.replinode.sandbox.s3;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.domain.StorageType;
import org.jclouds.blobstore.options.ListContainerOptions;

/**
 * The versions in a bucket that was never versioned: of each object one, whose id is {@code null},
 * as Ceph's gateway tells them.
 */
final class VersionListing {
  private static final int MOST = 1000;

  private final HttpServletRequest request;
  private final UnaryOperator<String> encoding;
  private final int limit;

  private VersionListing(HttpServletRequest request, int limit) {
    this.request = request;
    this.limit = limit;
    this.encoding =
        parameter("encoding-type").equals("url")
            ? key -> URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/")
            : S3Error::escaped;
  }

  /** One page as a document; empty when the page size makes no sense. */
  static Optional<String> of(Bucket bucket, HttpServletRequest request) {
    String size = request.getParameter("max-keys");
    if (size != null && !size.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    int limit = size == null ? MOST : Math.min(MOST, Integer.parseInt(size));
    return Optional.of(new VersionListing(request, limit).document(bucket));
  }

  private String document(Bucket bucket) {
    ListContainerOptions options =
        new ListContainerOptions()
            .prefix(parameter("prefix"))
            .delimiter(parameter("delimiter"))
            .afterMarker(parameter("key-marker"))
            .maxResults(limit);
    PageSet<? extends StorageMetadata> page = ObjectListing.of(bucket, options);
    StringBuilder xml = new StringBuilder(BucketSettings.open("ListVersionsResult"));
    xml.append(element("Name", bucket.name()));
    xml.append(element("Prefix", encoding.apply(parameter("prefix"))));
    xml.append(element("Delimiter", encoding.apply(parameter("delimiter"))));
    xml.append(element("KeyMarker", encoding.apply(parameter("key-marker"))));
    xml.append("<VersionIdMarker></VersionIdMarker>")
        .append(element("MaxKeys", Integer.toString(limit)));
    if (parameter("encoding-type").equals("url")) {
      xml.append(element("EncodingType", "url"));
    }
    xml.append(element("IsTruncated", Boolean.toString(page.getNextMarker() != null)));
    if (page.getNextMarker() != null) {
      xml.append(element("NextKeyMarker", encoding.apply(page.getNextMarker())));
      xml.append(element("NextVersionIdMarker", "null"));
    }
    page.forEach(item -> xml.append(item(item)));
    return xml.append("</ListVersionsResult>").toString();
  }

  private String item(StorageMetadata item) {
    String key = encoding.apply(item.getName());
    if (item.getType() == StorageType.RELATIVE_PATH) {
      return "<CommonPrefixes>" + element("Prefix", key) + "</CommonPrefixes>";
    }
    return "<Version>"
        + element("Key", key)
        + "<VersionId>null</VersionId><IsLatest>true</IsLatest>"
        + element(
            "LastModified",
            item.getLastModified().toInstant().truncatedTo(ChronoUnit.MILLIS).toString())
        + element("ETag", "&quot;" + item.getETag() + "&quot;")
        + element("Size", item.getSize().toString())
        + "<StorageClass>STANDARD</StorageClass>"
        + "<Owner><ID>sandbox</ID><DisplayName>sandbox</DisplayName></Owner></Version>";
  }

  private String parameter(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + text + "</" + name + ">";
  }
}
