package io.githops.lease;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a Lease says, as Kubernetes' own components write it.
 *
 * @param holder empty when nobody holds it
 * @param duration zero when it says none
 * @param acquired when the holder took it, by the holder's clock
 * @param renewed when the holder last renewed it, by the holder's clock
 * @param transitions how often it changed hands
 */
record LeaseRecord(String holder, Duration duration, Instant acquired, Instant renewed, long transitions) {
    private static final DateTimeFormatter MICRO_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** What a holder that lets go leaves for the lease to last. */
    private static final Duration LET_GO = Duration.ofSeconds(1);

    /** Of a Lease that nobody has held. */
    static final LeaseRecord NONE = new LeaseRecord("", Duration.ZERO, Instant.EPOCH, Instant.EPOCH, 0);

    /** What of a specification can be read; the rest is as in {@link #NONE}. */
    static LeaseRecord of(Mapping specification) {
        return new LeaseRecord(
                specification.text("holderIdentity").orElse(""),
                Duration.ofSeconds(Math.max(0, number(specification, "leaseDurationSeconds"))),
                instant(specification, "acquireTime"),
                instant(specification, "renewTime"),
                Math.max(0, number(specification, "leaseTransitions")));
    }

    private static long number(Mapping specification, String field) {
        return specification.get(field) instanceof Num number && number.isIntegral() ? number.longValue() : 0;
    }

    private static Instant instant(Mapping specification, String field) {
        try {
            return specification.text(field).map(Instant::parse).orElse(Instant.EPOCH);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** Taken or renewed by a holder. */
    LeaseRecord heldBy(String identity, Duration lasting, Instant now) {
        Instant at = different(now);
        return holder.equals(identity)
                ? new LeaseRecord(identity, lasting, acquired, at, transitions)
                : new LeaseRecord(identity, lasting, at, at, equals(NONE) ? 0 : transitions + 1);
    }

    /** Let go by its holder. */
    LeaseRecord released(Instant now) {
        Instant at = different(now);
        return new LeaseRecord("", LET_GO, at, at, transitions);
    }

    /** Others go by renewals that they see, so that no two may look alike, even by a clock that stands still. */
    private Instant different(Instant now) {
        Instant micros = now.truncatedTo(ChronoUnit.MICROS);
        return micros.equals(renewed) ? micros.plus(1, ChronoUnit.MICROS) : micros;
    }

    boolean isHeldBy(String identity) {
        return holder.equals(identity);
    }

    /** Whether its last holder let go, rather than somebody having emptied the Lease. */
    boolean isReleased() {
        return holder.isEmpty() && duration.equals(LET_GO);
    }

    Mapping specification() {
        return Mapping.builder()
                .putIfPresent(
                        "holderIdentity",
                        Optional.of(holder)
                                .filter(name -> !name.isEmpty())
                                .map(Text::new)
                                .orElse(null))
                .put("leaseDurationSeconds", duration.toSeconds())
                .put("acquireTime", MICRO_TIME.format(acquired))
                .put("renewTime", MICRO_TIME.format(renewed))
                .put("leaseTransitions", transitions)
                .build();
    }
}
