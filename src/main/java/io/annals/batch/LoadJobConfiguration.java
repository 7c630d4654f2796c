package io.annals.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.support.JdbcDefaultBatchConfiguration;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The load job: scan → extract (partitioned) → load → marts → checks → publish → export, with a persistent job
 * repository, by which a run that was killed goes on where it stopped. A scan that finds nothing to do goes on to
 * export, which writes only what an earlier run left unwritten.
 */
@Configuration(proxyBeanMethods = false)
class LoadJobConfiguration extends JdbcDefaultBatchConfiguration {

    /** Name of the job in the repository. */
    static final String JOB = "load";
    /** Its identifying parameter: the run's id. */
    static final String RUN = "run";

    private static final String NOTHING_TO_DO = "NOTHING_TO_DO";

    /** Where the job repository is: a JDBC address. */
    record Repository(String url) {}

    /** One step's work. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /** The run whose steps the job executes; set before the job starts. */
    static final class CurrentRun {
        private LoadSteps steps;

        void set(LoadSteps steps) {
            this.steps = steps;
        }

        LoadSteps steps() {
            return steps;
        }
    }

    @Bean
    static CurrentRun currentRun() {
        return new CurrentRun();
    }

    @Bean(destroyMethod = "dispose")
    static DataSource dataSource(Repository repository) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(repository.url(), "sa", "");
        var schema = new ResourceDatabasePopulator(
                new ClassPathResource("org/springframework/batch/core/schema-h2.sql"));
        try (var connection = pool.getConnection(); var statement = connection.createStatement();
             var last = statement.executeQuery("SELECT 1 FROM INFORMATION_SCHEMA.SEQUENCES"
                     + " WHERE SEQUENCE_NAME = 'BATCH_JOB_INSTANCE_SEQ'")) {
            if (!last.next()) {
                if (holdsRuns(connection)) {
                    throw new java.sql.SQLException("it was made by another version of Spring Batch");
                }
                // What a start that was ended while it made the tables has left of them: H2 commits each by itself.
                statement.execute("DROP ALL OBJECTS");
                schema.populate(connection);
            }
        } catch (java.sql.SQLException e) {
            pool.dispose();
            throw new BatchException("the job repository " + repository.url().replaceFirst(";.*", "")
                    + " can't be opened: " + e.getMessage().replaceAll("\\s+", " ")
                    + "; if it is damaged, remove its folder: only the memory of interrupted runs is lost", e);
        }
        return pool;
    }

    /** Whether a run was ever noted; tables of which some are still missing hold none. */
    private static boolean holdsRuns(java.sql.Connection connection) throws java.sql.SQLException {
        try (var tables = connection.getMetaData().getTables(null, null, "BATCH_JOB_INSTANCE", null)) {
            if (!tables.next()) {
                return false;
            }
        }
        try (var statement = connection.createStatement(); var row = statement.executeQuery("SELECT count(*) FROM BATCH_JOB_INSTANCE")) {
            row.next();
            return row.getLong(1) > 0;
        }
    }

    @Bean
    static PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    static Job loadJob(JobRepository repository, PlatformTransactionManager transactions, CurrentRun run) {
        Step scan = step("scan", repository, transactions, run, null);
        Step extract = extract(repository, transactions, run);
        Step load = step("load", repository, transactions, run, () -> run.steps().load());
        Step marts = step("marts", repository, transactions, run, () -> run.steps().marts());
        Step checks = step("checks", repository, transactions, run, () -> run.steps().checks());
        Step publish = step("publish", repository, transactions, run, () -> run.steps().publish());
        Step export = step("export", repository, transactions, run, () -> run.steps().export());
        return new JobBuilder(JOB, repository)
                .start(scan).on(NOTHING_TO_DO).to(export)
                .from(scan).on(ExitStatus.COMPLETED.getExitCode()).to(extract)
                .next(load).next(marts).next(checks).next(publish).next(export)
                .from(scan).on("*").fail()
                .end().build();
    }

    private static Step step(
            String name, JobRepository repository, PlatformTransactionManager transactions, CurrentRun run, Work work) {
        return new StepBuilder(name, repository).tasklet((contribution, context) -> {
            LoadSteps steps = run.steps();
            steps.progress().step(name, 0);
            timed(name, steps, () -> {
                if (work != null) {
                    work.run();
                } else if (!steps.scan()) {
                    contribution.setExitStatus(new ExitStatus(NOTHING_TO_DO));
                }
            });
            return RepeatStatus.FINISHED;
        }, transactions).build();
    }

    private static Step extract(JobRepository repository, PlatformTransactionManager transactions, CurrentRun run) {
        Step partition = new StepBuilder("partition", repository).tasklet((contribution, context) -> {
            // By its name, partition:p0003, which stands in the repository before its execution context does.
            String name = contribution.getStepExecution().getStepName();
            int number = Integer.parseInt(name.substring(name.lastIndexOf('p') + 1));
            timed("extract", run.steps(), () -> run.steps().extract(number));
            return RepeatStatus.FINISHED;
        }, transactions).build();
        var executor = new SimpleAsyncTaskExecutor("extract");
        return new StepBuilder("extract", repository).partitioner("partition", gridSize -> {
            executor.setConcurrencyLimit(run.steps().workers());
            run.steps().progress().step("extract", run.steps().filesToRead());
            Map<String, ExecutionContext> contexts = new HashMap<>();
            for (int i = 0; i < run.steps().partitions(); i++) {
                contexts.put("p%04d".formatted(i), new ExecutionContext());
            }
            return contexts;
        }).step(partition).taskExecutor(executor).build();
    }

    private static void timed(String name, LoadSteps steps, Work work) throws Exception {
        long start = System.nanoTime();
        try {
            LoadSteps.requireNoSignal();
            work.run();
        } catch (RuntimeException e) {
            steps.failed(e);
            throw e;
        } catch (IOException e) {
            steps.failed(new UncheckedIOException(e));
            throw e;
        } finally {
            steps.took(name, start, System.nanoTime());
        }
    }
}
