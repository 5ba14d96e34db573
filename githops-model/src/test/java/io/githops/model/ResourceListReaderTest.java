package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.tree.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceListReaderTest {
    private static final String TWO_MACHINES = """
            {"apiVersion": "kubevirt.io/v1", "items": [
              {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine", "metadata": {"name": "a", "labels": {"x": "y"}}},
              {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine", "metadata": {"name": "b", "labels": {"x": "y"}}}],
             "kind": "VirtualMachineList",
             "metadata": {"continue": "next", "resourceVersion": "42"}}""";

    private final List<Resource> resources = new ArrayList<>();

    @Test
    void handsOnEachResourceAndTellsOfTheList() throws IOException {
        ResourceList list = read(TWO_MACHINES);

        assertThat(resources).extracting(Resource::name).containsExactly("a", "b");
        assertThat(list.size()).isEqualTo(2);
        assertThat(list.resourceVersion()).isEqualTo("42");
        assertThat(list.continueToken()).isEqualTo("next");
        assertThat(list.tree().names()).containsExactly("apiVersion", "items", "kind", "metadata");
        assertThat(list).hasToString("VirtualMachineList of 2");
    }

    @Test
    void sharesWhatIsEqualInSeveralResources() throws IOException {
        read(TWO_MACHINES);

        assertThat(resources.get(1).metadata().get("labels"))
                .isSameAs(resources.get(0).metadata().get("labels"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'SecretList','apiVersion':'v1','metadata':{},'items':[{'metadata':{'name':'a'}}]}",
                "{'items':[{'metadata':{'name':'a'}}],'metadata':{},'apiVersion':'v1','kind':'SecretList'}"
            })
    void givesItemsTheTypeOfTheListWhereverItStands(String json) throws IOException {
        read(json.replace('\'', '"'));

        assertThat(resources)
                .extracting(Resource::groupVersionKind)
                .containsExactly(new GroupVersionKind("", "v1", "Secret"));
        assertThat(resources.get(0).tree().names()).containsExactly("apiVersion", "kind", "metadata");
    }

    @Test
    void readsAListOfAnyResources() throws IOException {
        read("{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":["
                + "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"a\"}}]}");

        assertThat(resources).extracting(Resource::name).containsExactly("a");
    }

    @Test
    void takesItemsThatAreNullForNone() throws IOException {
        ResourceList list = read("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":null}");

        assertThat(list.size()).isZero();
        assertThat(list.continueToken()).isEmpty();
        assertThat(list.resourceVersion()).isEmpty();
    }

    @Test
    void handsOnAResourceBeforeTheRestHasCome() {
        String first = TWO_MACHINES.substring(0, TWO_MACHINES.indexOf("}},") + 3);
        InputStream cut = new SequenceInputStream(stream(first), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line went dead");
            }
        });

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> reader().build().read(cut, resources::add))
                .withMessage("the line went dead");
        assertThat(resources).extracting(Resource::name).containsExactly("a");
    }

    @Test
    void refusesTextThatIsCutOffWhereverThatIs() {
        for (int length = 0; length < TWO_MACHINES.length(); length++) {
            String cut = TWO_MACHINES.substring(0, length);
            assertThatExceptionOfType(MalformedJsonException.class).as(cut).isThrownBy(() -> read(cut));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{'items':{}}",
                "{'items':[],'items':[]}",
                "{'kind':'PodList','kind':'PodList','items':[]}",
                "{'kind':'PodList','items':[]} {}",
                "{'kind':'PodList','items':[{'a':1,'a':2}]}",
                "{'kind':'PodList','items':[,]}"
            })
    void refusesWhatIsNotOneObjectOfJson(String json) {
        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> read(json.replace('\'', '"')));
    }

    @Test
    void refusesAnObjectThatIsNoList() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> read("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"}}"))
                .withMessageContaining("found Pod; expected a list of resources")
                .withMessageContaining("GH1107");
    }

    @Test
    void refusesItemsThatAreNoResources() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> read("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[7]}"))
                .withMessageContaining("items[0]: found a number");
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> read("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[{}]}"))
                .withMessageContaining("metadata.name");
    }

    @Test
    void refusesATextThatIsTooLong() {
        ResourceListReader reader = reader().maxBytes(20_000).build();
        String padded = TWO_MACHINES + " ".repeat(20_000);

        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> reader.read(stream(padded), resources::add))
                .withMessageContaining("longer than its reader takes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%s\"", "[%s]", "{\"x\": [%s]}"})
    void refusesAResourceThatIsTooLong(String part) throws IOException {
        ResourceListReader reader = reader().maxResourceBytes(1000).build();
        String filling = part.startsWith("\"") ? "x".repeat(2000) : "1,".repeat(1000) + "1";
        String json = TWO_MACHINES.replace("\"y\"", String.format(part, filling));

        assertThat(reader.read(stream(TWO_MACHINES), resources::add).size()).isEqualTo(2);
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> reader.read(stream(json), resources::add))
                .withMessageContaining("longer than its reader takes");
    }

    @Test
    void refusesAResourceThatIsTooDeep() throws IOException {
        ResourceListReader reader = reader().maxDepth(3).build();
        String deep = TWO_MACHINES.replace("\"y\"", "[1]");

        assertThat(reader.read(stream(TWO_MACHINES), resources::add).size()).isEqualTo(2);
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> reader.read(stream(deep), resources::add))
                .withMessageContaining("deeper");
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> reader().maxBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> reader().maxResourceBytes(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> reader().maxDepth(501));
    }

    private ResourceList read(String json) throws IOException {
        return reader().build().read(stream(json), resources::add);
    }

    private static ResourceListReader.Builder reader() {
        return ResourceListReader.builder();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
