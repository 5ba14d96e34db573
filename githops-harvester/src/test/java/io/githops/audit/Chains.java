package io.githops.audit;

import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Chains to tamper with. */
final class Chains {
    private Chains() {}

    /** Lines of a chain of syncs, each with its number as its result. */
    static List<String> lines(int count) {
        var memory = new AuditMemory();
        append(memory, count);
        return memory.records().stream().map(AuditRecord::line).toList();
    }

    /** Appends as many records as a program would that is started, writes them and ends. */
    static AuditHead append(AuditSink sink, int count) {
        try (Chain chain = Chain.resume(sink, () -> Instant.EPOCH)) {
            for (int i = 0; i < count; i++) {
                long next = chain.head().sequence() + 1;
                chain.append(
                        AuditKind.SYNC,
                        Mapping.of("result", Mapping.builder().put("is", next).build()));
            }
            return chain.head();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
