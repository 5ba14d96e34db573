package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class ResourceIdTest {
    @Property(tries = 300)
    void ordersByKindGroupNamespaceAndName(@ForAll @Size(8) List<@AlphaChars @StringLength(max = 2) String> parts) {
        ResourceId one = new ResourceId(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
        ResourceId other = new ResourceId(parts.get(4), parts.get(5), parts.get(6), parts.get(7));

        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Integer.signum(inWords(one, other)));
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        assertThat(one).isEqualByComparingTo(new ResourceId(one.group(), one.kind(), one.namespace(), one.name()));
    }

    private static int inWords(ResourceId one, ResourceId other) {
        return asText(one).compareTo(asText(other));
    }

    private static String asText(ResourceId id) {
        return String.join("\0", id.kind(), id.group(), id.namespace(), id.name());
    }
}
