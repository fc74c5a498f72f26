package dev.replinode.report;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.Canonical;
import dev.replinode.domain.drill.Evidence;
import dev.replinode.domain.drill.Probe;
import dev.replinode.domain.drill.Report;
import dev.replinode.domain.drill.ReportFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A report's folder. All of it but the raw data follows from report.json, and report.json's numbers
 * follow from the raw data; so that each file can be made again and held against what is there.
 */
public final class ReportFolder implements ReportFiles {
  static final String JSON = "report.json";
  static final String CSV = "probes.csv";
  private static final String HTML = "report.html";
  private static final String XML = "report.xml";
  private static final String MARKDOWN = "report.md";
  private static final String MANIFEST = "SHA256SUMS";

  @Override
  public void requireRoom(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw ReplinodeException.usage(
                "--report-dir " + folder, "it is not empty, and a report is never overwritten")
            .hint("name a folder that does not exist yet");
      }
    } catch (IOException e) {
      throw ReplinodeException.usage("--report-dir " + folder, "it is no folder that can be read");
    }
  }

  @Override
  public Report write(Path folder, Report report, List<Probe> probes, Optional<Path> previous) {
    requireRoom(folder);
    String csv = ProbesCsv.write(probes);
    List<Evidence> evidence = new ArrayList<>(report.evidence());
    evidence.add(new Evidence(CSV, sha256(csv), probes.size()));
    Optional<Report.Previous> before = previous.map(old -> before(old, report));
    Report whole = Reports.with(report, evidence, before);
    try {
      Files.createDirectories(folder);
      Map<String, String> files = files(whole, csv);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      Files.writeString(folder.resolve(MANIFEST), manifest(files));
    } catch (IOException e) {
      throw ReplinodeException.of(
          ReplinodeException.Kind.REFUSED, "report in " + folder, "it cannot be written: " + e);
    }
    return whole;
  }

  private Report.Previous before(Path folder, Report now) {
    List<String> wrong = verify(folder);
    if (!wrong.isEmpty()) {
      throw ReplinodeException.usage(
          "previous report " + folder, "it does not verify: " + wrong.get(0));
    }
    return Reports.drift(read(folder), seal(folder), now);
  }

  private static Map<String, String> files(Report report, String csv) throws IOException {
    String json = ReportJson.write(report);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(CSV, csv);
    files.put(HTML, HtmlReport.of(report, ProbesCsv.read(csv), sha256(json)));
    files.put(JSON, json);
    files.put(MARKDOWN, MarkdownReport.of(report));
    files.put(XML, JunitReport.of(report));
    return files;
  }

  /** In the form that {@code sha256sum --check} reads. */
  private static String manifest(Map<String, String> files) {
    StringBuilder manifest = new StringBuilder();
    files.forEach(
        (name, text) -> manifest.append(sha256(text)).append("  ").append(name).append('\n'));
    return manifest.toString();
  }

  private static String sha256(String text) {
    return Canonical.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Report read(Path folder) {
    try {
      return ReportJson.read(Files.readString(folder.resolve(JSON)));
    } catch (IOException e) {
      throw ReplinodeException.usage("report in " + folder, reason(e));
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException ? "there is none" : e.getMessage();
  }

  @Override
  public String json(Path folder) {
    try {
      return Files.readString(folder.resolve(JSON));
    } catch (IOException e) {
      throw ReplinodeException.usage("report in " + folder, reason(e));
    }
  }

  @Override
  public String seal(Path folder) {
    try {
      return Canonical.sha256(Files.readAllBytes(folder.resolve(MANIFEST)));
    } catch (IOException e) {
      throw ReplinodeException.usage("report in " + folder, "its manifest cannot be read");
    }
  }

  @Override
  public List<String> verify(Path folder) {
    List<String> wrong = new ArrayList<>();
    try {
      byte[] csvBytes = Files.readAllBytes(folder.resolve(CSV));
      String csv = new String(csvBytes, StandardCharsets.UTF_8);
      Report report = ReportJson.read(Files.readString(folder.resolve(JSON)));
      wrong.addAll(Reports.recompute(report, ProbesCsv.read(csv), Canonical.sha256(csvBytes)));
      Map<String, String> files = files(report, csv);
      files.put(MANIFEST, manifest(files));
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] expected = file.getValue().getBytes(StandardCharsets.UTF_8);
        if (!java.util.Arrays.equals(expected, Files.readAllBytes(folder.resolve(file.getKey())))) {
          wrong.add(file.getKey() + ": it is not what the report makes it");
        }
      }
    } catch (IOException e) {
      wrong.add("the folder cannot be read: " + reason(e));
    } catch (RuntimeException e) {
      wrong.add("the report does not hold together: " + e.getClass().getSimpleName());
    }
    return wrong;
  }
}
