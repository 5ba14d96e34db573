package io.githops.manifest;

import io.githops.manifest.yaml.Limits;
import io.githops.model.ExplicitOrder;
import io.githops.model.Kinds;
import io.githops.model.LateBinding;
import io.githops.model.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reads manifests as kubectl reads them: the same YAML 1.1, many documents to a file, lists of resources taken apart, JSON.
 * Where kubectl lets the last of two fields of one name win, this reader refuses. Immutable and thread-safe.
 *
 * <pre>{@code
 * List<Resource> desired = ManifestReader.of(Kinds.harvester())
 *         .read(List.of(ManifestFile.of("vm.yaml", text)))
 *         .orThrow();
 * }</pre>
 */
public final class ManifestReader {
    private final Limits limits;
    private final Namespaces namespaces;
    private final List<ResourceCheck> checks;
    private final int parallelism;
    private final @Nullable Executor executor;

    private ManifestReader(Builder builder) {
        limits = new Limits(builder.maxBytes, builder.maxDepth, builder.maxAliasNodes, builder.maxDocuments);
        namespaces = new Namespaces(builder.kinds, builder.defaultNamespace);
        checks = List.copyOf(builder.checks);
        parallelism = builder.parallelism;
        executor = builder.executor;
    }

    /**
     * A reader with the defaults of {@link #builder} that also checks resources against the schemas of their kinds, and what
     * they say of their order and of values that other objects hold.
     */
    public static ManifestReader of(Kinds kinds) {
        return builder(kinds)
                .check(new SchemaCheck(kinds)::check)
                .check(LateBinding.of(kinds)::check)
                .check(ExplicitOrder.of(kinds)::check)
                .build();
    }

    /**
     * A reader of files of at most 3 MiB and 10,000 documents each, 100 levels of mappings and lists, and 100,000 values that
     * aliases add to a document, which reads one file after the other. Resources without a namespace go to {@code default}, and nothing is checked but their
     * identity.
     *
     * @param kinds tell which resources live in a namespace; those of other kinds are left as they are written
     */
    public static Builder builder(Kinds kinds) {
        return new Builder(kinds);
    }

    /**
     * Reads all files, whatever is wrong with some of them.
     *
     * @param files in the order in which their resources are wanted
     */
    public Manifests read(Collection<ManifestFile> files) {
        return Manifests.of(
                executor == null || files.size() < 2
                        ? files.stream().map(this::parse).toList()
                        : new ParallelReading(List.copyOf(files), this::parse).run(executor, parallelism));
    }

    /** Puts resources that were made of manifests where they belong, and checks them, as if they had been read. */
    public Manifests check(Collection<Resource> resources) {
        return Manifests.of(List.of(FileContent.of(resources, namespaces, checks)));
    }

    /**
     * Reads one file by itself, whatever is wrong with it. {@link Manifests#of} joins what several files hold and gives what
     * {@link #read} gives for them, without reading again those that have not changed.
     */
    public ParsedFile parse(ManifestFile file) {
        return FileContent.of(file, limits, namespaces, checks);
    }

    /** The size of the largest file that is read. Whoever loads files need not load more of one. */
    public int maxBytes() {
        return limits.maxBytes();
    }

    /** Collects the options of a reader. Not thread-safe. */
    public static final class Builder {
        /** Trees must stay fit for {@link io.githops.tree.Json} and for recursion. */
        private static final int DEEPEST = 500;

        private final Kinds kinds;
        private final List<ResourceCheck> checks = new ArrayList<>();
        private int maxBytes = 3 * 1024 * 1024;
        private int maxDepth = 100;
        private int maxAliasNodes = 100_000;
        private int maxDocuments = 10_000;
        private String defaultNamespace = "default";
        private int parallelism = 1;
        private @Nullable Executor executor;

        private Builder(Kinds kinds) {
            this.kinds = Objects.requireNonNull(kinds, "kinds");
        }

        /** The size of the largest file that is read. */
        public Builder maxBytes(int value) {
            maxBytes = positive("maxBytes", value);
            return this;
        }

        /** How many levels of mappings and lists may lie within each other, aliases followed; at most 500. */
        public Builder maxDepth(int value) {
            if (value > DEEPEST) {
                throw new IllegalArgumentException("maxDepth: found " + value + "; expected at most " + DEEPEST);
            }
            maxDepth = positive("maxDepth", value);
            return this;
        }

        /** How many values the aliases of one document may stand for, all taken together. */
        public Builder maxAliasNodes(int value) {
            maxAliasNodes = positive("maxAliasNodes", value);
            return this;
        }

        /** How many documents a file may hold. */
        public Builder maxDocuments(int value) {
            maxDocuments = positive("maxDocuments", value);
            return this;
        }

        /** The namespace of namespaced resources that name none. */
        public Builder defaultNamespace(String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("defaultNamespace: found a blank; expected the name of a namespace");
            }
            defaultNamespace = value;
            return this;
        }

        /**
         * How many files are read at a time: one by the thread that calls, the others by an executor. Resources and problems
         * are the same, and in the same order, as without. Checks are called by several threads at once. The executor stays
         * the caller's; what it does not get to is read by the thread that calls.
         */
        public Builder parallelism(int value, Executor executor) {
            parallelism = positive("parallelism", value);
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /** Adds a check that every resource goes through. */
        public Builder check(ResourceCheck check) {
            checks.add(Objects.requireNonNull(check, "check"));
            return this;
        }

        public ManifestReader build() {
            return new ManifestReader(this);
        }

        private static int positive(String option, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(option + ": found " + value + "; expected at least 1");
            }
            return value;
        }
    }
}
