package io.annals.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.annals.source.PlannedFile.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishTest {

    @TempDir
    Path folder;

    private String content(String name) throws Exception {
        return Files.readString(folder.resolve(name));
    }

    private void publish(String content, int generations) throws Exception {
        Files.writeString(folder.resolve("work"), content);
        Publication publication = new Publication(folder.resolve("work"), folder.resolve("w"));
        publication.begin();
        publication.publish(generations);
        assertThat(publication.isDone()).isTrue();
    }

    @Test
    void theLastGenerationsAreKeptTheNewestFirst() throws Exception {
        for (int i = 1; i <= 5; i++) {
            publish("v" + i, 2);
        }
        assertThat(content("w") + content("w.1") + content("w.2")).isEqualTo("v5v4v3");
        assertThat(folder.resolve("w.3")).doesNotExist();
        publish("v6", 0);
        assertThat(content("w")).isEqualTo("v6");
        assertThat(folder.resolve("w.1")).doesNotExist();
    }

    @Test
    void anInterruptedRotationIsCompletedOnce() throws Exception {
        for (int i = 1; i <= 3; i++) {
            publish("v" + i, 3);
        }
        // It had come as far as shifting the oldest, leaving a gap.
        Files.move(folder.resolve("w.2"), folder.resolve("w.3"));
        publish("v4", 3);
        assertThat(content("w") + content("w.1") + content("w.2") + content("w.3")).isEqualTo("v4v3v2v1");
        // It had linked the former file, but not yet replaced it.
        Files.delete(folder.resolve("w.3"));
        Files.move(folder.resolve("w.2"), folder.resolve("w.3"));
        Files.move(folder.resolve("w.1"), folder.resolve("w.2"));
        Files.createLink(folder.resolve("w.1"), folder.resolve("w"));
        publish("v5", 3);
        assertThat(content("w") + content("w.1") + content("w.2") + content("w.3")).isEqualTo("v5v4v3v2");
    }

    @Test
    void publishingAgainAfterItWasDoneChangesNothing() throws Exception {
        Warehouses warehouse = new Warehouses(folder);
        warehouse.load(new ReportText("a.txt").words("甲"));
        byte[] published = Files.readAllBytes(warehouse.published);
        warehouse.copy.publish(2);
        assertThat(Files.readAllBytes(warehouse.published)).isEqualTo(published);
        assertThat(folder.resolve("annals.duckdb.1")).doesNotExist();
        assertThat(folder.resolve("annals.duckdb.wal")).doesNotExist();
        try (var left = Files.list(folder.resolve("work"))) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("working.duckdb.publishing");
        }
    }

    @Test
    void aReaderKeepsItsFileWhileANewOneIsPublished() {
        Warehouses warehouse = new Warehouses(folder);
        ReportText first = new ReportText("a.txt").words("甲");
        warehouse.load(first);
        try (PublishedWarehouse reader = PublishedWarehouse.open(warehouse.published).orElseThrow()) {
            warehouse.load(List.of(new ReportText("b.txt").words("乙")), List.of(first.planned(Action.UNCHANGED)));
            assertThat(Warehouses.rows(reader.connection(), "SELECT count(*) FROM dim_report")).containsExactly("1");
        }
        assertThat(warehouse.rows("SELECT count(*) FROM dim_report")).containsExactly("2");
        assertThat(folder.resolve("annals.duckdb.1")).exists();
    }

    @Test
    void aReaderTakesNoMoreMemoryThanItIsGivenAndIsToldWhereToRaiseIt() throws Exception {
        Warehouses warehouse = new Warehouses(folder);
        warehouse.load(List.of(new ReportText("a.txt").words("甲")), List.of());
        for (DuckDbSettings settings : List.of(DuckDbSettings.toRead(100), DuckDbSettings.toRead(100).streaming())) {
            try (PublishedWarehouse reader = PublishedWarehouse.open(warehouse.published, settings).orElseThrow();
                 var statement = reader.connection().createStatement()) {
                assertThat(Warehouses.rows(reader.connection(), "SELECT current_setting('memory_limit')")).containsExactly("95.3 MiB");
                assertThatThrownBy(() -> statement.executeQuery("SELECT list(range) FROM range(100000000)").next())
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(WarehouseException.reason(e)).doesNotContain("\n")
                                .contains("raise limits.warehouse_megabytes in the job file"));
            }
        }
    }

    @Test
    void rowsThatAreHandedOverWhileAQueryRunsAreAllOfThem() throws Exception {
        Warehouses warehouse = new Warehouses(folder);
        warehouse.load(List.of(new ReportText("a.txt").words("甲")), List.of());
        try (PublishedWarehouse reader = PublishedWarehouse.open(warehouse.published, DuckDbSettings.toRead(100).streaming())
                .orElseThrow();
             var statement = reader.connection().createStatement()) {
            assertThat(Warehouses.rows(reader.connection(), "SELECT current_setting('jdbc_stream_results')")).containsExactly("true");
            try (var rows = statement.executeQuery("SELECT range FROM range(1000000) ORDER BY range DESC")) {
                for (long expected = 999_999; expected >= 0; expected--) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getLong(1)).isEqualTo(expected);
                }
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void aPathThatCantBeWrittenIsOneClearLine() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        WorkingCopy copy = new WorkingCopy(folder.resolve("work/copy.duckdb"), file.resolve("annals.duckdb"));
        copy.load(new Warehouses(folder.resolve("w")).run(List.of()), List.of());
        copy.buildMarts();
        assertThatThrownBy(() -> copy.publish(1)).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("a-file").hasMessageContaining("writable").hasMessageNotContaining("\n");
        WorkingCopy nowhere = new WorkingCopy(file.resolve("copy.duckdb"), folder.resolve("annals.duckdb"));
        assertThatThrownBy(() -> nowhere.load(new Warehouses(folder.resolve("w")).run(List.of()), List.of()))
                .isInstanceOf(WarehouseException.class).hasMessageContaining("copy.duckdb")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aWriteAheadLogBesideThePublishedFileStopsTheLoad() throws Exception {
        Warehouses warehouse = new Warehouses(folder);
        warehouse.load(new ReportText("a.txt").words("甲"));
        Files.writeString(folder.resolve("annals.duckdb.wal"), "someone's");
        assertThatThrownBy(() -> warehouse.load()).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("annals.duckdb.wal").hasMessageContaining("CHECKPOINT");
    }

    @Test
    void aShardIsThereWholeOrNotAtAll() throws Exception {
        Warehouses warehouse = new Warehouses(folder);
        Path shard = folder.resolve("shards").resolve("p[1]*'s");
        Files.createDirectories(shard.resolveSibling("p[1]*'s.tmp"));
        Files.writeString(shard.resolveSibling("p[1]*'s.tmp").resolve("half.parquet"), "half");
        ReportText report = new ReportText("a.txt").words("甲");
        try (ShardWriter writer = warehouse.writer(shard)) {
            writer.write(report.report(), List.of());
        }
        try (var left = Files.list(folder.resolve("shards"))) {
            assertThat(left).isEmpty();
        }
        try (ShardWriter writer = warehouse.writer(shard)) {
            writer.write(report.report(), List.of());
            writer.finish();
        }
        try (var files = Files.list(shard)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("reports.parquet",
                    "figures.parquet", "excluded.parquet", "findings.parquet", "evidence.parquet",
                    "quarantine.parquet");
        }
        assertThatThrownBy(() -> warehouse.writer(shard)).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("exists already");
        assertThat(warehouse.copy.load(warehouse.run(List.of(report.planned(Action.READ))), List.of(shard)).reports())
                .isEqualTo(1);
    }
}
