package dev.replinode.sandbox.s3;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A document by which somebody makes a setting.
 *
 * @param text as it was sent, without its declaration
 * @param isWhole whether it is what the signature covers
 */
record SettingDocument(String text, boolean isWhole) {
  private static final int MOST_BYTES = 64 << 10;
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  /** The element that holds each setting which can be made. */
  private static final Map<String, String> ELEMENTS =
      Map.of(
          BucketSettings.CORS,
          "CORSConfiguration",
          "lifecycle",
          "LifecycleConfiguration",
          "website",
          "WebsiteConfiguration");

  /** Whether a method makes or ends a setting that the sandbox remembers. */
  static boolean isFor(String setting, String method) {
    return ELEMENTS.containsKey(setting) && (method.equals("PUT") || method.equals("DELETE"));
  }

  /** Reads the body of a request. */
  static SettingDocument read(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    String announced = request.getHeader(SigV4.BODY_HASH);
    boolean isWhole = UNSIGNED.equals(announced) || sha256(body).equals(announced);
    String text = new String(body, StandardCharsets.UTF_8);
    return new SettingDocument(text.replaceFirst("^\\s*<\\?xml[^>]*\\?>\\s*", ""), isWhole);
  }

  /** The code with which S3 refuses it; empty when it can be a setting of that name. */
  Optional<String> wrong(String setting) {
    if (!isWhole) {
      return Optional.of("XAmzContentSHA256Mismatch");
    }
    return ELEMENTS.get(setting).equals(root()) ? Optional.empty() : Optional.of("MalformedXML");
  }

  /** The name of the outermost element; empty when it is no XML. */
  private String root() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The usual handler prints what it finds.
      builder.setErrorHandler(new DefaultHandler());
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement().getLocalName();
    } catch (SAXException | IOException e) {
      return "";
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java can read XML safely", e);
    }
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
