"""The two documents one agrees to (A1.3, A2.6c), in words of our own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    id: str
    title: str
    paragraphs: tuple[str, ...]


AGREEMENTS = {
    agreement.id: agreement
    for agreement in (
        Agreement(
            "user-agreement",
            "《用户服务协议》",
            (
                "这是模拟平台自己写的文字，不是“粤省事”的《用户服务协议》。",
                "模拟平台只用来验收和练习：在这里办理的任何事项都没有效力，不会影响真实的养老待遇。",
                "请只使用平台给出的虚构人员，不要输入真实的姓名和证件号码。",
            ),
        ),
        Agreement(
            "privacy",
            "《隐私政策》",
            (
                "这是模拟平台自己写的文字，不是“粤省事”的《隐私政策》。",
                "模拟平台不打开摄像头，不保存人脸图片，只记下每次识别的时间和结果。",
                "录入的内容只保存在运行这个模拟平台的电脑里，不会发送到别处。",
            ),
        ),
    )
}
