"""As much of JSON Schema as the contracts of the project use."""

from typing import Any

KINDS: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "number": (int, float), "integer": int, "null": type(None),
}  # fmt: skip


def problems(value: Any, schema: dict[str, Any], where: str = "$") -> list[str]:
    """Where a value is not as its schema says."""
    if "enum" in schema and value not in schema["enum"]:
        return [f"{where}: {value!r} is not one of {schema['enum']}"]
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and (isinstance(value, bool) or not any(isinstance(value, KINDS[kind]) for kind in kinds)):
        return [f"{where}: {value!r} is not {' or '.join(kinds)}"]
    found = []
    if isinstance(value, dict):
        known = schema.get("properties", {})
        found += [f"{where}.{name} is missing" for name in schema.get("required", []) if name not in value]
        if schema.get("additionalProperties") is False:
            found += [f"{where}.{name} is unknown" for name in value if name not in known]
        for name, part in value.items():
            found += problems(part, known.get(name, {}), f"{where}.{name}")
    if isinstance(value, list):
        for number, part in enumerate(value):
            found += problems(part, schema.get("items", {}), f"{where}[{number}]")
    return found
