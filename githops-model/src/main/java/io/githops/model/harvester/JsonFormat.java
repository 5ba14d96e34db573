package io.githops.model.harvester;

import io.githops.model.EmbeddedJson;
import io.githops.model.ResourceId;

/** A value that is JSON. */
final class JsonFormat<T> implements SettingFormat<T> {
    private final EmbeddedJson<T> json;

    JsonFormat(ResourceId setting, Class<T> type) {
        json = EmbeddedJson.at(setting, SettingKey.VALUE, type);
    }

    @Override
    public T parse(String text) {
        return json.parse(text);
    }

    @Override
    public String text(T value) {
        return json.text(value);
    }

    @Override
    public String replace(String text, T value) {
        return json.replace(text, value);
    }
}
