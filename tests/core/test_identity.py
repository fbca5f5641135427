from mock_platform.core.identity import DocumentType


def test_kinds_are_offered_in_order_with_their_names() -> None:
    assert [kind.label for kind in DocumentType] == [
        "居民身份证",
        "港澳台居民居住证",
        "港澳居民来往内地通行证",
        "台湾居民来往大陆通行证",
        "外国人永久居留身份证",
        "护照",
    ]
