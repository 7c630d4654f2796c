package io.annals.batch;

import io.annals.export.SummaryExporter;
import io.annals.warehouse.FileAccess;
import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives the results of a job the permissions that its {@code world_readable} asks for: the published warehouse and the
 * former ones that are kept, the annual summaries, and the folder of the runs.
 */
public final class ResultAccess {

    private ResultAccess() {
    }

    /** Makes the folders of warehouse and summaries where they are missing, open to whom the results are. */
    static void createFolders(JobFile job) throws IOException {
        for (Path folder : List.of(job.warehouse().getParent(), job.out())) {
            createFolder(folder, job.access());
        }
    }

    /** Makes a folder and those above it where they are missing; those that it makes are open to whom it is meant for. */
    static void createFolder(Path folder, FileAccess access) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path path = folder; path != null && !Files.exists(path); path = path.getParent()) {
            missing.add(path);
        }
        Files.createDirectories(folder);
        if (access.worldReadable()) {
            for (Path made : missing) {
                access.apply(made);
            }
        }
    }

    /** Sets them; returns a line for each thing whose permissions can't be set, because another user owns it. */
    public static List<String> grant(JobFile job) {
        List<String> refused = new ArrayList<>();
        FileAccess access = job.access();
        Path file = job.warehouse();
        for (int number = 1; Files.exists(file); number++) {
            apply(access, file, refused);
            file = PublishedWarehouse.generation(job.warehouse(), number);
        }
        entries(job.out()).filter(path -> SummaryExporter.isOwnFile(path.getFileName().toString()))
                .forEach(path -> apply(access, path, refused));
        if (Files.isDirectory(job.runs())) {
            apply(access, job.runs(), refused);
        }
        if (access.worldReadable()) {
            Path folder = job.warehouse().getParent();
            if (!FileAccess.isOpenToAll(folder)) {
                refused.add("world_readable is set, but the folder " + folder + " of the warehouse is closed to others;"
                        + " open it with chmod o+x");
            }
            // A folder that is closed closes all that it holds; one that is open opens nothing.
            if (Files.isDirectory(job.out())) {
                apply(access, job.out(), refused);
            }
            entries(job.runs()).filter(RunFolders::isRun).forEach(run -> {
                apply(access, run, refused);
                entries(run).filter(Files::isRegularFile).forEach(path -> apply(access, path, refused));
            });
        }
        return refused;
    }

    /** What can't be listed has nothing that could be opened or closed. */
    private static Stream<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static void apply(FileAccess access, Path path, List<String> refused) {
        try {
            access.apply(path);
        } catch (IOException e) {
            refused.add("the permissions of " + path + " can't be set as world_readable asks for ("
                    + WarehouseLock.reason(e) + "); its owner may");
        }
    }
}
