package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.ReplicatorFiles;
import dev.replinode.domain.replicator.ReplicatorFiles.Described;
import dev.replinode.domain.replicator.ReplicatorFiles.Setting;
import dev.replinode.domain.replicator.ReplicatorName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Fills a command's options from a file, as if they had been written on the command line: the same
 * converters read them, and what was written there wins. A setting is an option's name in camel
 * case, so that every option of the command can be one, save those that belong to a single call.
 */
final class DescribedOptions {
  private static final Set<String> OF_ONE_CALL =
      Set.of("--name", "--config", "--replace", "--dry-run", "--yes", "--help", "--version");
  private static final Pattern HYPHEN = Pattern.compile("-([a-z])");

  private final CommandSpec command;
  private final CommandLine reader;
  private final ReplicatorFiles files;

  /**
   * The options of {@code command}, which may have fewer than a file can describe.
   *
   * @param reader the command that a file describes, without values: it only reads
   */
  DescribedOptions(CommandSpec command, CommandLine reader, ReplicatorFiles files) {
    this.command = command;
    this.reader = reader.setCaseInsensitiveEnumValuesAllowed(true).setExpandAtFiles(false);
    this.files = files;
  }

  /** The settings that a file may have, with their options. */
  static Map<String, OptionSpec> settings(CommandSpec command) {
    Map<String, OptionSpec> settings = new TreeMap<>();
    for (OptionSpec option : command.options()) {
      if (!OF_ONE_CALL.contains(option.longestName()) && !option.hidden() && !option.inherited()) {
        settings.put(camelCase(option.longestName()), option);
      }
    }
    return settings;
  }

  /**
   * Reads what {@code file} says of {@code name}.
   *
   * @throws ReplinodeException usage, with file and place
   */
  void apply(Optional<Path> file, Optional<ReplicatorName> name) {
    ReplicatorName known =
        name.orElseThrow(
            () ->
                ReplinodeException.usage(
                    "--config", "say which replicator of it: " + command.name() + " NAME"));
    if (isGiven("--name")) {
      throw ReplinodeException.usage("--name", "replicator " + known + " has its name already");
    }
    Map<String, OptionSpec> settings = settings(reader.getCommandSpec());
    Described described = files.read(file, known, settings.keySet());
    apply(described.settings(), described.folder());
  }

  /**
   * Takes settings that were read already; relative paths in them are meant from {@code folder}.
   *
   * @throws ReplinodeException usage, with the place of a setting that makes no sense
   */
  void apply(List<Setting> described, Path folder) {
    Map<String, OptionSpec> settings = settings(reader.getCommandSpec());
    for (Setting setting : described) {
      Object value = read(settings.get(setting.key()), setting, folder);
      String option = settings.get(setting.key()).longestName();
      OptionSpec own = command.findOption(option);
      if (own != null && !isGiven(option)) {
        own.setValue(value);
      }
    }
  }

  private boolean isGiven(String option) {
    return command.commandLine().getParseResult().hasMatchedOption(option);
  }

  private Object read(OptionSpec option, Setting setting, Path folder) {
    if (setting.values().size() > 1 && !option.isMultiValue()) {
      throw wrong(setting, "one value is expected");
    }
    List<String> arguments = new ArrayList<>();
    for (String value : setting.values()) {
      arguments.add(option.longestName() + "=" + resolved(option, value, folder));
    }
    try {
      reader.parseArgs(arguments.toArray(String[]::new));
      return option.getValue();
    } catch (ParameterException e) {
      throw wrong(setting, UsageComplaint.sentence(e));
    }
  }

  /** A relative path is meant from where the file is. */
  private static String resolved(OptionSpec option, String value, Path folder) {
    boolean isPath = option.typeInfo().getType() == Path.class;
    for (Class<?> part : option.auxiliaryTypes()) {
      isPath |= part == Path.class;
    }
    return isPath ? folder.resolve(value).toString() : value;
  }

  private static ReplinodeException wrong(Setting setting, String why) {
    return ReplinodeException.usage(setting.place(), setting.key() + ": " + why);
  }

  private static String camelCase(String option) {
    return HYPHEN
        .matcher(option.substring(2))
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }
}
