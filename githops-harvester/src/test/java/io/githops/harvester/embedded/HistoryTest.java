package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History history = new History(3, 10);

    @Test
    void tellsWhatCameAfterARevision() throws ExpiredRevision {
        append(11);
        append(12);

        assertThat(history.after(10)).extracting(StoreEvent::revision).containsExactly(11L, 12L);
        assertThat(history.after(11)).extracting(StoreEvent::revision).containsExactly(12L);
        assertThat(history.after(12)).isEmpty();
    }

    @Test
    void forgetsTheOldestFirst() throws ExpiredRevision {
        for (int revision = 11; revision <= 16; revision++) {
            append(revision);
        }

        assertThat(history.after(13)).extracting(StoreEvent::revision).containsExactly(14L, 15L, 16L);
        assertThatThrownBy(() -> history.after(12)).isInstanceOf(ExpiredRevision.class);
    }

    @Test
    void forgetsEverythingWhenItStartsAgain() throws ExpiredRevision {
        append(11);
        history.restart(20);

        assertThat(history.after(20)).isEmpty();
        assertThatThrownBy(() -> history.after(11)).isInstanceOf(ExpiredRevision.class);
    }

    private void append(long revision) {
        history.append(new StoreEvent(
                revision,
                StoreEvent.Type.ADDED,
                new ResourceId("", "ConfigMap", "default", "c" + revision),
                null,
                Mapping.empty()));
    }
}
