package io.githops.harvester;

import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.InvalidAnswerException;
import io.githops.harvester.Transport.Answer;
import io.githops.harvester.Transport.Request;
import io.githops.model.Resource;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static final String EXPIRED = "The provided continue parameter is too old";

    @Test
    void readsPageAfterPage() {
        var transport = FakeTransport.answering(page("t 1", "a/x"), page("t2", "a/y"), page("", "b/x"));

        var machines = transport.harvester().list(VIRTUAL_MACHINE, "");

        assertThat(machines).extracting(machine -> machine.id().qualifiedName()).containsExactly("a/x", "a/y", "b/x");
        assertThat(transport.requests())
                .extracting(Request::path)
                .containsExactly(
                        "/apis/kubevirt.io/v1/virtualmachines?limit=500",
                        "/apis/kubevirt.io/v1/virtualmachines?limit=500&continue=t%201",
                        "/apis/kubevirt.io/v1/virtualmachines?limit=500&continue=t2");
    }

    @Test
    void listsOneNamespace() {
        var transport = FakeTransport.answering(page("", "default/web"));

        transport.harvester().list(VIRTUAL_MACHINE, "default");

        assertThat(transport.onlyRequest().path())
                .isEqualTo("/apis/kubevirt.io/v1/namespaces/default/virtualmachines?limit=500");
    }

    @Test
    void ordersByNamespaceAndName() {
        var transport = FakeTransport.answering(page("", "b/x", "a/y", "a-b/x", "a/x"));

        assertThat(transport.harvester().list(VIRTUAL_MACHINE, ""))
                .extracting(machine -> machine.id().qualifiedName())
                .containsExactly("a/x", "a/y", "a-b/x", "b/x");
    }

    @Test
    void givesItemsTheTypeThatListsLeaveOut() {
        var transport = FakeTransport.answering(page("", "default/web"));

        assertThat(transport.harvester().list(VIRTUAL_MACHINE, ""))
                .extracting(Resource::groupVersionKind)
                .containsExactly(VIRTUAL_MACHINE);
    }

    @Test
    void beginsAgainWhenTheServerForgotTheNextPage() {
        var transport = FakeTransport.answering(
                page("t1", "a/old"), Answers.status(410, "Expired", EXPIRED), page("", "a/new"));

        assertThat(transport.harvester().list(VIRTUAL_MACHINE, ""))
                .extracting(Resource::name)
                .containsExactly("new");
    }

    @Test
    void givesUpWhenTheServerForgetsAgain() {
        var transport = FakeTransport.answering(
                page("t1", "a/x"),
                Answers.status(410, "Expired", EXPIRED),
                page("t2", "a/x"),
                Answers.status(410, "Expired", EXPIRED));

        assertThatExceptionOfType(ExpiredException.class)
                .isThrownBy(() -> transport.harvester().list(VIRTUAL_MACHINE, ""))
                .withMessageContaining("listing VirtualMachine (kubevirt.io/v1) at https://lab.example");
    }

    @Test
    void aListWithoutEndIsAnInvalidAnswer() {
        var endless = new Transport() {
            private int pages;

            @Override
            public Answer exchange(Request request) {
                return request.path().contains("limit")
                        ? page("t" + pages++)
                        : FakeTransport.answering().exchange(request);
            }

            @Override
            public String location() {
                return "https://lab.example";
            }
        };

        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> Harvester.over(endless).list(VIRTUAL_MACHINE, ""))
                .withMessageContaining("does not end after 2000 pages");
    }

    private static Answer page(String next, String... names) {
        String items = Arrays.stream(names).map(ListingTest::item).collect(Collectors.joining(","));
        return Answers.json(
                200,
                "{\"kind\": \"VirtualMachineList\", \"apiVersion\": \"kubevirt.io/v1\", \"metadata\": {\"continue\": \""
                        + next + "\"}, \"items\": [" + items + "]}");
    }

    private static String item(String qualifiedName) {
        String[] parts = qualifiedName.split("/");
        return "{\"metadata\": {\"namespace\": \"" + parts[0] + "\", \"name\": \"" + parts[1] + "\"}}";
    }
}
