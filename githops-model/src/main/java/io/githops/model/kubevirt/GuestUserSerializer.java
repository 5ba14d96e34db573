package io.githops.model.kubevirt;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Optional;

/** Writes a user of whom nothing but the name is said as that name, since {@code default} means something only so. */
final class GuestUserSerializer extends StdSerializer<GuestUser> {
    private static final long serialVersionUID = 1L;

    GuestUserSerializer() {
        super(GuestUser.class);
    }

    @Override
    public void serialize(GuestUser user, JsonGenerator out, SerializerProvider provider) throws IOException {
        Optional<String> name = user.name();
        if (name.isPresent() && user.equals(GuestUser.DEFAULT.withName(name.get()))) {
            out.writeString(name.get());
        } else {
            provider.defaultSerializeValue(user, out);
        }
    }
}
