package io.githops.model.binding;

import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.model.Cidr;
import io.githops.model.GoDuration;
import io.githops.model.IntOrString;
import io.githops.model.IpAddress;
import io.githops.model.MacAddress;
import io.githops.model.Timestamp;
import io.githops.schema.Schema;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTypeViewTest {
    private static final Binding<Service> BINDING = Binding.of(Service.class);

    record Service(
            Optional<IntOrString> port,
            Optional<GoDuration> interval,
            Optional<Timestamp> since,
            Optional<Cidr> network,
            List<IpAddress> addresses,
            Optional<MacAddress> mac,
            Optional<String> note) {
        Service withNote(String value) {
            return new Service(port, interval, since, network, addresses, mac, Optional.of(value));
        }

        Service withInterval(GoDuration value) {
            return new Service(port, Optional.of(value), since, network, addresses, mac, note);
        }
    }

    private static final Mapping UNUSUAL = tree("""
            port: 8e1
            interval: 90s
            since: '2026-11-21T02:20:26.5+01:00'
            network: 10.0.0.1/08
            addresses: ['FD00:0::1', '10.0.0.1']
            mac: 02-42-AC-11-00-02
            """);

    @Test
    void areReadFromTheirFields() {
        assertThat(BINDING.read(UNUSUAL))
                .isEqualTo(new Service(
                        Optional.of(IntOrString.of(80)),
                        Optional.of(GoDuration.parse("1m30s")),
                        Optional.of(Timestamp.parse("2026-11-21T01:20:26.500Z")),
                        Optional.of(Cidr.parse("10.0.0.1/8")),
                        List.of(IpAddress.parse("fd00::1"), IpAddress.parse("10.0.0.1")),
                        Optional.of(MacAddress.parse("02:42:ac:11:00:02")),
                        Optional.empty()));
        assertThat(BINDING.read(tree("{port: null}")).port()).isEmpty();
    }

    @Test
    void areWrittenAsTheyWereRead() {
        assertThat(Json.text(BINDING.write(BINDING.read(UNUSUAL)))).isEqualTo(Json.text(UNUSUAL));
    }

    @Test
    void keepTheirSpellingWhenAnotherFieldIsEdited() {
        var edited = (Mapping) BINDING.edit(UNUSUAL, Schema.any(), service -> service.withNote("new"));

        assertThat(Json.text(edited.without("note"))).isEqualTo(Json.text(UNUSUAL));
    }

    @Test
    void areWrittenInTheirNewSpellingWhenTheirValueChanges() {
        var edited = (Mapping)
                BINDING.edit(UNUSUAL, Schema.any(), service -> service.withInterval(GoDuration.parse("120s")));

        assertThat(edited.text("interval")).contains("120s");
    }

    @Test
    void leaveTheTreeAloneWhenOnlyTheSpellingChanges() {
        assertThat(BINDING.edit(UNUSUAL, Schema.any(), service -> service.withInterval(GoDuration.parse("1.5m"))))
                .isSameAs(UNUSUAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            port: 1.5         | port         | an integer of 32 bits or a string
            port: [80]        | port         | an integer of 32 bits or a string
            interval: 90      | interval     | a duration such as 90s or 1h30m
            interval: 1day    | interval     | a duration such as 90s or 1h30m; the units are h, m, s, ms, us and ns
            since: yesterday  | since        | a time such as 2026-01-31T12:00:00Z
            network: 10.0.0.0 | network      | an address and a prefix length such as 192.168.1.0/24
            addresses: [here] | addresses[0] | an IP address such as 192.168.1.10 or fd00::10
            mac: {}           | mac          | a MAC address such as 02:42:ac:11:00:02
            mac: {a: b}       | mac          | a MAC address such as 02:42:ac:11:00:02
            """)
    void sayWhatTheyExpectAndNothingOfWhatTheyFound(String yaml, String path, String expected) {
        var found = catchThrowableOfType(UnboundException.class, () -> BINDING.read(tree(yaml)));

        assertThat(found).hasMessage(path + ": expected " + expected);
    }
}
