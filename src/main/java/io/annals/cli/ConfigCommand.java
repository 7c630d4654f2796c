package io.annals.cli;

import io.annals.batch.Hook;
import io.annals.batch.JobFile;
import java.io.StringReader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "config", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Prints the job as it would run: every default filled in, every path absolute, behind each value"
            + " where it comes from. A flag counts before an environment variable (ANNALS_LIMITS_WARNINGS for"
            + " limits.warnings), that before the job file. What looks like a secret is masked.",
        footerHeading = "%nExample:%n", footer = "  annals config --job jobs/report-load.yml --set threads=4")
final class ConfigCommand implements Callable<Integer> {

    /** Variables that set no key of a job: for the launcher, "now", the job file, and what hooks are told. */
    private static final List<String> OTHER_VARIABLES = List.of("ANNALS_BUILD", "ANNALS_NOW", "ANNALS_JOB");

    @Mixin
    JobOptions options;

    private final Console console;

    ConfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        JobFile job = options.read(console);
        String[] lines = job.toYaml().split("\n");
        Map<String, String> origins = new LinkedHashMap<>(
                JobFile.origins(options.file(console), console.home(), options.overrides(console)));
        if (options.out != null) {
            origins.putAll(Map.of("out", "--out", "runs", "beside --out"));
        } else if (options.warehouse != null) {
            origins.putAll(Map.of("out", "beside --warehouse", "runs", "beside --warehouse"));
        }
        if (options.warehouse != null) {
            origins.put("warehouse", "--warehouse");
        }
        Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(String.join("\n", lines)));
        note("", root, origins, lines);
        Arrays.stream(lines).forEach(line -> console.out().print(line + "\n"));
        Set<String> others = new HashSet<>(OTHER_VARIABLES);
        others.addAll(Hook.variables(job));
        job.unknownVariables(options.overrides(console), others)
                .forEach(line -> console.err().println(Console.safe(line)));
        return 0;
    }

    /** Puts behind the line of each value where it comes from. */
    private static void note(String key, Node node, Map<String, String> origins, String[] lines) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String name = ((ScalarNode) tuple.getKeyNode()).getValue();
                String below = key.isEmpty() ? name : key + "." + name;
                Node value = tuple.getValueNode();
                boolean isList = value instanceof SequenceNode list
                        && list.getValue().stream().noneMatch(MappingNode.class::isInstance);
                if (isList || value instanceof ScalarNode) {
                    // A text of several lines ends on another one than its key.
                    int line = (isList ? tuple.getKeyNode() : value).getEndMark().getLine();
                    lines[line] += "  # " + Console.safe(origins.getOrDefault(below, "default"));
                } else {
                    note(below, value, origins, lines);
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                note(key + "[" + i + "]", sequence.getValue().get(i), origins, lines);
            }
        }
    }
}
